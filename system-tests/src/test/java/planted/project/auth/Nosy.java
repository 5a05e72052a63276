package planted.project.auth;

import planted.project.resource.Private;
import planted.project.shared.Lonely;

/** Knows another service, and is the only one that uses Lonely. */
class Nosy {
    Private other;
    Lonely lonely;
}
