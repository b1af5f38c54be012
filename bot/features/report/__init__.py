"""The figures that a nämnd asks for: forums in full, individual meetings as little as is safe."""
