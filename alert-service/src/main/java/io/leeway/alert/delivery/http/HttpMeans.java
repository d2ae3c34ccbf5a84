package io.leeway.alert.delivery.http;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.delivery.DeliveryConfig;

/** What every channel over HTTP uses. */
@ApplicationScoped
public class HttpMeans {

    private final HttpSender sender;
    private final WebAddresses addresses;
    private final HttpDeliveryConfig config;
    private final DeliveryConfig delivery;

    HttpMeans(HttpSender sender, WebAddresses addresses, HttpDeliveryConfig config, DeliveryConfig delivery) {
        this.sender = sender;
        this.addresses = addresses;
        this.config = config;
        this.delivery = delivery;
    }

    HttpSender sender() {
        return sender;
    }

    WebAddresses addresses() {
        return addresses;
    }

    HttpDeliveryConfig config() {
        return config;
    }

    DeliveryConfig delivery() {
        return delivery;
    }
}
