package planted.hasty;

/** Violates: secrets are compared in constant time. */
record Hasty(String secretDigest) {
    boolean is(String other) {
        return secretDigest.equals(other);
    }
}
