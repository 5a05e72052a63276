package oauthlab.guarded.names;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A set of names, each with the second in which it may be forgotten. A million take 12 to 24 MB, because there are no objects in it:
 * a name is 8 bytes, in a table where it stands at its place or at the next free one.
 *
 * <p>Seconds are counted since 1970. Not for several threads at once.
 */
public final class ExpiringNames {

    private static final int MIN_CAPACITY = 1024;

    /** Of a place that is free. The one name that is 0 is taken for 1. */
    private static final long FREE = 0;

    /** Of a name that was taken out: its place stays taken until the table is made again. */
    private static final int GONE = 0;

    private static final long LATEST = 0xFFFF_FFFFL;

    private long[] names = new long[MIN_CAPACITY];
    private int[] ends = new int[MIN_CAPACITY];
    private int taken;

    /** In 64 bits. Of a million texts two are the same once in 37 million sets. */
    public static long of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** How many places are taken: at least as many as there are names. */
    public int taken() {
        return taken;
    }

    public boolean contains(long name) {
        int place = place(name);
        return names[place] != FREE && ends[place] != GONE;
    }

    /**
     * Adds a name, or changes when it ends.
     *
     * @param now what has ended by then may be forgotten
     */
    public void put(long name, long end, long now) {
        if (taken >= names.length / 4 * 3) dropEnded(now);
        write(name, (int) Math.max(1, Math.min(end, LATEST)));
    }

    public void remove(long name) {
        int place = place(name);
        if (names[place] != FREE) ends[place] = GONE;
    }

    /** Makes the table again, without the names that have ended, and half as large again as it has to be. */
    public void dropEnded(long now) {
        long[] oldNames = names;
        int[] oldEnds = ends;
        int stay = (int) Arrays.stream(oldEnds).filter(end -> stays(end, now)).count();
        int places = Math.max(MIN_CAPACITY, stay + stay / 2 + stay / 4);
        names = new long[places];
        ends = new int[places];
        taken = 0;
        for (int old = 0; old < oldNames.length; old++) {
            if (stays(oldEnds[old], now)) write(oldNames[old], oldEnds[old]);
        }
    }

    private static boolean stays(int end, long now) {
        return end != GONE && Integer.toUnsignedLong(end) > now;
    }

    private void write(long name, int end) {
        int place = place(name);
        if (names[place] == FREE) {
            names[place] = name == FREE ? 1 : name;
            taken++;
        }
        ends[place] = end;
    }

    /** Where the name is, or would be. */
    private int place(long name) {
        long wanted = name == FREE ? 1 : name;
        int place = (int) Long.remainderUnsigned(wanted, names.length);
        while (names[place] != FREE && names[place] != wanted) place = place + 1 == names.length ? 0 : place + 1;
        return place;
    }
}
