"""Ground floor: officials and institutions, and the posts that join them."""
