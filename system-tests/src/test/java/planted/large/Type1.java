package planted.large;

/** Thirteen types in one package. */
class Type1 {}

class Type2 {}

class Type3 {}

class Type4 {}

class Type5 {}

class Type6 {}

class Type7 {}

class Type8 {}

class Type9 {}

class Type10 {}

class Type11 {}

class Type12 {}

class Type13 {}
