package planted.field;

import jakarta.inject.Inject;

/** Has its dependency put into a field. */
class Injected {
    @Inject
    Runnable dependency;
}
