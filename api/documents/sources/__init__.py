"""What stands in a file that somebody else made? One module a kind of file, each run confined."""
