package io.leeway.drift.models;

import java.io.InputStream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.leeway.support.roles.ServiceKeyHeader;

/** The part of ingest-service's API that says what a model is. */
@RegisterRestClient(configKey = "ingest")
@RegisterProvider(ServiceKeyHeader.class)
@Path("/v1/models")
interface IngestModels {

    @GET
    @Path("/{model}")
    @Produces({"application/json", "application/problem+json"})
    InputStream model(@PathParam("model") String model);
}
