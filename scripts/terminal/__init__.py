"""What commands show: progress on long work, problems with their cause once, and a clean end on a signal."""
