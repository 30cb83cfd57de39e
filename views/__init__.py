"""One file per page of the app: plain functions over data, and the drawing helpers they share."""
