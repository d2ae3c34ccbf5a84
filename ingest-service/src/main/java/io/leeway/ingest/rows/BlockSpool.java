package io.leeway.ingest.rows;

import java.util.ArrayList;
import java.util.List;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;

/** Encodes the blocks of a body and holds them, until they are more bytes than memory has room for; then the sink takes them. */
final class BlockSpool {

    private final BlockSink sink;
    private final long mostBytes;
    private List<byte[]> held = new ArrayList<>();
    private long bytes;
    private int taken;

    /** @param mostBytes the bytes of encoded rows that are held */
    BlockSpool(BlockSink sink, long mostBytes) {
        this.sink = sink;
        this.mostBytes = mostBytes;
    }

    /** Adds a block; returns its number in the order in which blocks are completed, from 0. */
    int add(Block block) {
        sink.see(block);
        byte[] encoded = BlockCodec.encode(block);
        int number = taken + held.size();
        held.add(encoded);
        bytes += encoded.length;
        if (bytes > mostBytes) {
            sink.take(taken, held);
            taken += held.size();
            held = new ArrayList<>();
            bytes = 0;
        }
        return number;
    }

    /** @param order per block in the order of the parts, its number in the order in which they were completed */
    ReadBlocks finish(List<Integer> order) {
        return new ReadBlocks(List.copyOf(order), taken, List.copyOf(held));
    }
}
