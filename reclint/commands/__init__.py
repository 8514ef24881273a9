"""The commands behind the command line: they read the environment, call the application and print."""
