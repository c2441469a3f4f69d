"""Many cases at once, for whoever looks after them: what hampers, who has too many, what a figure rests on."""
