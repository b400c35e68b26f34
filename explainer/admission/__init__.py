"""What files written by hand may hold, kind by kind; whatever goes onto the site is written anew, or read whole."""
