package io.leeway.contracts.model;

/**
 * Whom an alert reaches.
 *
 * @param email an address
 */
public record AlertTarget(String email) {}
