package io.leeway.evaluation.hashing;

/** Hashes of 64 bits that spread evenly, by Steele's SplitMix64 finaliser. */
public final class Hashes {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Hashes() {}

    /** The hash of a number. */
    public static long mix(long value) {
        long mixed = value + GOLDEN;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** The hash of a text. */
    public static long of(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash ^ text.charAt(i));
        }
        return hash;
    }

    /** The hash of what had that hash, with one more value. */
    public static long append(long hash, long value) {
        return mix(hash * 31 + value);
    }
}
