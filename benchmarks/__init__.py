"""What it costs, as ratios against a yardstick measured in the same run, and how well plans are read."""
