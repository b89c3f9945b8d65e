"""New exhibits: what a file is, and a look at it in a process without rights."""
