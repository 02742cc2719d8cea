"""What the pages share: ids, texts, components, figures and the frame around them."""
