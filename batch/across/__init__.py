"""Reports compared with each other (soát chéo), however many they are: their digests wait on disk, and meet in small groups."""
