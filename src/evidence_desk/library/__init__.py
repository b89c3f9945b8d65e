"""Many cases: the folders they stand in, an encrypted index over them, and what keeps them safe."""
