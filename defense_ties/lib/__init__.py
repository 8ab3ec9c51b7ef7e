"""The cellar: tools that know no record of ours."""
