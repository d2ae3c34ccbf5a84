package io.leeway.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What the build says of images: properties of the parent POM.
 *
 * @param version Leeway's version, which is the images' tag
 * @param base the image that those with a JVM stand on
 * @param nativeBase the image that those with a native binary stand on
 */
record Defaults(String version, String base, String nativeBase) {

    /** Those that this program was built with. */
    static Defaults read() {
        Properties properties = new Properties();
        try (InputStream file = Defaults.class.getResourceAsStream("images.properties")) {
            properties.load(file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return new Defaults(
                properties.getProperty("version").replace("-SNAPSHOT", ""),
                properties.getProperty("base"),
                properties.getProperty("native-base"));
    }
}
