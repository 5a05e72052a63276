package planted.project.resource;

public class Private {}
