"""Records composed of an author's habits, drawn at random from those that people have, and what they say."""
