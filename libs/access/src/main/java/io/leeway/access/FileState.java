package io.leeway.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

import org.jspecify.annotations.Nullable;

/**
 * What differs between a file and the one that took its place: looked at instead of reading it.
 *
 * @param changed when it was written
 * @param bytes its length
 * @param identity which file it is, so that one of the same length and moment is another; null where nobody can say
 */
public record FileState(
        FileTime changed, long bytes, @Nullable Object identity) {

    static FileState of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new FileState(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }
}
