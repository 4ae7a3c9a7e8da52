"""What is typed on a desk's pages: editors take a part of the pack to a form and back."""
