"""The original beside the text: its pages as pictures, the printed line marked that is being read."""
