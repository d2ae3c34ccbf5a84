package io.leeway.support.caching;

import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Gives every JSON answer to a question a tag, and answers 304 to who has it already. A client may keep an answer and has
 * to ask each time whether it is still right, because an assessment is revised whenever labels come.
 */
@Provider
public class EntityTagFilter implements ContainerResponseFilter {

    private final ObjectMapper mapper;

    EntityTagFilter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!request.getMethod().equals(HttpMethod.GET)
                || response.getStatus() != Response.Status.OK.getStatusCode()
                || !isContent(response.getEntity())
                || response.getHeaders().containsKey(HttpHeaders.ETAG)) {
            return;
        }
        String content = json(response.getEntity());
        String tag = EntityTag.of(content);
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (EntityTag.isKnown(tag, request.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
        } else {
            // Written once: it is sent as it was hashed.
            response.setEntity(content, null, MediaType.APPLICATION_JSON_TYPE);
        }
    }

    /** Records and lists of them; neither bytes nor streams. */
    private static boolean isContent(Object entity) {
        return entity instanceof Record || entity instanceof Collection<?> || entity instanceof Map<?, ?>;
    }

    private String json(Object entity) {
        try {
            return mapper.writeValueAsString(entity);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("an answer is no JSON", exception);
        }
    }
}
