package planted.adapter;

/** An adapter that everybody can see. */
public class DatabaseThings {}
