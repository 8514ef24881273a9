"""What earlier runs found out, kept in a folder of the user's; nothing in it is needed, and none of it is trusted."""
