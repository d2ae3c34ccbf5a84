package io.leeway.support.blocks;

import java.io.InputStream;
import java.util.Set;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.support.roles.ServiceKeyHeader;

/** The part of ingest-service's API that serves stored rows. */
@RegisterRestClient(configKey = "ingest")
@RegisterProvider(ServiceKeyHeader.class)
@Path("/v1/models/{model}")
interface IngestBlocks {

    /**
     * A block.
     *
     * @param columns the names of those that it is to have; all where there is none, and where ingest-service is of an
     *     earlier release, which does not look at them
     */
    @GET
    @Path("/{kind}/{id}/blocks/{block}")
    @Produces({BlockCodec.MEDIA_TYPE, "application/problem+json"})
    InputStream block(
            @PathParam("model") String model,
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @PathParam("block") int block,
            @QueryParam("column") Set<String> columns);
}
