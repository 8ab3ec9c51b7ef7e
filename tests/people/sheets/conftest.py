"""Imports keep their files in a folder that goes with the test."""

import pytest


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    """Keep what is sent in out of the folder of the site."""
    settings.DATA_DIR = tmp_path
