package planted.project.shared;

/** Used by one module only. */
public class Lonely {}
