package io.leeway.alert.delivery.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.leeway.alert.delivery.Channel;
import io.leeway.alert.delivery.Letter;
import io.leeway.alert.delivery.Message;
import io.leeway.alert.delivery.Outcome;
import io.leeway.alert.delivery.Retries;

/** A channel whose recipients are other servers; what is left to each is the form of the message. */
public interface HttpChannel extends Channel {

    /** What it calls with. */
    HttpMeans means();

    /**
     * The calls that tell of it, in order, at least one. Each may be made more than once: after one that was not taken, all
     * are made again.
     */
    List<HttpPost> compose(Message message);

    /** The calls that send what is about no incident, likewise; none where it takes no letters. */
    default List<HttpPost> compose(Letter letter) {
        return List.of();
    }

    @Override
    default Outcome send(Letter letter) {
        return takesLetters() ? means().sender().post(compose(letter)) : Channel.super.send(letter);
    }

    @Override
    default Optional<String> fault(String address) {
        return means().addresses().fault(address);
    }

    @Override
    default String shown(String address) {
        return WebAddresses.shown(address);
    }

    @Override
    default Optional<Retries> retries() {
        return Optional.of(new Retries.Listed(means().config().pauses()));
    }

    @Override
    default boolean oneAtATime() {
        return true;
    }

    @Override
    default int connections() {
        return means().delivery().connections();
    }

    @Override
    default Duration timeout() {
        return means().config().timeout();
    }

    @Override
    default Outcome send(Message message) {
        return means().sender().post(compose(message));
    }
}
