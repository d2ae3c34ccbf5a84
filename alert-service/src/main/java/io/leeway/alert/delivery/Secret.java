package io.leeway.alert.delivery;

/**
 * What a recipient and Leeway alone know, such as the key that messages to it are signed with. Its words are shown only to
 * who asks for the value, so that none gets into a log.
 */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
