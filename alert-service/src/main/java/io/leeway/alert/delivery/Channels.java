package io.leeway.alert.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.text.Names;

/** The channels that there are, by name. */
@ApplicationScoped
public class Channels {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final Map<String, Channel> byName = new TreeMap<>();

    /**
     * These channels.
     *
     * @throws IllegalStateException if one has a name that cannot be stored or two have the same
     */
    Channels(@All List<Channel> channels) {
        for (Channel channel : channels) {
            String name = channel.name();
            if (!NAME.matcher(name).matches()) {
                throw new IllegalStateException("no channel can be called '" + name + "'");
            }
            if (byName.put(name, channel) != null) {
                throw new IllegalStateException("two channels are called '" + name + "'");
            }
        }
    }

    Collection<Channel> all() {
        return byName.values();
    }

    /** The channel of that name, if there is one. */
    public Optional<Channel> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The names in order, as in {@code mail, pager}. */
    public String names() {
        return String.join(", ", byName.keySet());
    }

    /**
     * What is wrong with a recipient's address, in words for a person that do not repeat it; empty where nothing is. Where
     * there is no such channel to say so, that the address can be stored is enough.
     */
    public Optional<String> fault(Recipient recipient) {
        return find(recipient.channel())
                .flatMap(channel -> channel.fault(recipient.address()))
                .or(() -> Optional.ofNullable(Names.fault(recipient.address(), AlertTarget.LONGEST_ADDRESS))
                        .map(fault -> "the address " + fault));
    }

    /** A recipient's address as it may be shown to everyone. */
    public String shown(Recipient recipient) {
        return find(recipient.channel())
                .map(channel -> channel.shown(recipient.address()))
                .orElse(recipient.address());
    }
}
