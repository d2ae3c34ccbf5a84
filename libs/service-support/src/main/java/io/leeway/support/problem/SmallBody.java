package io.leeway.support.problem;

import java.io.IOException;
import java.io.InputStream;

/** Reads a body that is held in memory whole, such as a definition. */
public final class SmallBody {

    private SmallBody() {}

    /**
     * All of a body.
     *
     * @throws ProblemException 413 if it is larger than {@link DoorConfig#document()}, 400 if it ends early
     */
    public static byte[] read(InputStream body, DoorConfig limits) {
        int most = (int) Math.min(Integer.MAX_VALUE - 8, limits.document().asLongValue());
        byte[] bytes;
        try {
            bytes = body.readNBytes(most + 1);
        } catch (IOException exception) {
            throw ProblemException.badRequest(
                    "unreadable-body", "Unreadable body", "The body could not be read to its end. Send it again.");
        }
        if (bytes.length > most) {
            throw tooLarge(most);
        }
        return bytes;
    }

    static ProblemException tooLarge(long most) {
        return ProblemException.of(
                413, "body-too-large", "Content Too Large", "The body may have " + most + " bytes at most.");
    }
}
