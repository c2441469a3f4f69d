"""What lies on a worker's desk: for one worker and one page, what may be seen, gathered from the rooms below."""
