package planted.project.shared;

import jakarta.inject.Inject;

/** Brings a framework into shared. */
class Impure {
    @Inject
    Impure() {}
}
