package io.leeway.stack.services;

import java.util.List;

/** Options that say what Java's two compilers work on, in processes that share few cores. */
public final class Compilers {

    /** Quick code soon; for what goes over no rows. */
    static final List<String> FIRST_ALONE = List.of("-XX:TieredStopAtLevel=1");

    /**
     * The second compiler takes what runs four times as often as by Java's defaults: a start runs many methods just often
     * enough for it, and few of them again. What goes over rows or documents is there after some seconds all the same.
     */
    public static final List<String> SECOND_LATER = List.of(
            "-XX:Tier4InvocationThreshold=20000",
            "-XX:Tier4MinInvocationThreshold=2400",
            "-XX:Tier4CompileThreshold=60000",
            "-XX:Tier4BackEdgeThreshold=160000");

    private Compilers() {}
}
