"""What build-aux/guide and the tests of the guide's data share."""
