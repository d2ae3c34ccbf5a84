package io.leeway.rows.packed;

/** What all that unpacks has in common. */
public final class Unpacking {

    private Unpacking() {}

    /** For what was packed by no packer, or damaged since. */
    public static PackedException damaged() {
        return new PackedException("what is packed there cannot be unpacked; it is damaged");
    }

    /** Writes again what was written so far before; gives the place behind it. */
    static int repeat(byte[] target, int written, int distance, long length) throws PackedException {
        if (distance <= 0 || distance > written || length > target.length - written) {
            throw damaged();
        }
        int end = written + (int) length;
        if (distance >= length) {
            System.arraycopy(target, written - distance, target, written, (int) length);
        } else {
            for (int i = written; i < end; i++) {
                target[i] = target[i - distance];
            }
        }
        return end;
    }
}
