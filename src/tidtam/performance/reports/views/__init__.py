"""Pages of reports. Writing is for planners, signing for who certifies, reading for who sees figures."""
