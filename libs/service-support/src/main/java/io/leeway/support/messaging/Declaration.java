package io.leeway.support.messaging;

import java.io.IOException;

import com.rabbitmq.client.Connection;

/** Declares what must be there before messages pass; changes nothing where it is. */
interface Declaration {

    void on(Connection connection) throws IOException;
}
