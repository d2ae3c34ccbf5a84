package io.leeway.images;

import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;

import com.google.cloud.tools.jib.api.InsecureRegistryException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;

/** What went wrong, and what to do about it. */
final class Failure {

    private Failure() {}

    /** In words for whoever called the command. */
    static String words(Exception exception) {
        Throwable cause = exception instanceof ExecutionException && exception.getCause() != null
                ? exception.getCause()
                : exception;
        String message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case IllegalStateException state -> message;
            case InsecureRegistryException insecure ->
                message + " Say --plain if the registry is one of your own that speaks HTTP.";
            case RegistryUnauthorizedException unauthorized -> message + ". Log in with docker login first.";
            case NoSuchFileException missing -> "There is no file " + message + ".";
            case UnknownHostException unknown ->
                "Nobody knows the host of " + message
                        + ". Without a network, take the base from an archive that was saved where there is one:"
                        + " --base tar:///path.";
            default -> cause.getClass().getSimpleName() + ": " + message;
        };
    }
}
