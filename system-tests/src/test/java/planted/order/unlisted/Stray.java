package planted.order.unlisted;

/** In a package that no list names. */
class Stray {}
