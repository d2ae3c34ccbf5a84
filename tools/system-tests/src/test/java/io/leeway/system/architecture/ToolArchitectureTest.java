package io.leeway.system.architecture;

import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The rules the tools keep: what each is built with, and what it knows of the others and of the services. */
class ToolArchitectureTest {

    @Test
    void shouldKeepTheClientToHttpAndContracts() {
        classes()
                .that()
                .resideInAPackage("io.leeway.client..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net.ssl..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..",
                        "picocli..",
                        "io.leeway.contracts..",
                        "io.leeway.access..",
                        "io.leeway.client..")
                .because("who talks to a running Leeway wants an answer at once: neither statistics nor evaluation, nor"
                        + " what the workbench and the demonstration need, is there when it starts")
                .check(Modules.TOOLS);
    }

    @Test
    void shouldKeepTheWorkbenchFromTheDemonstration() {
        noClasses()
                .that()
                .resideInAPackage("io.leeway.workbench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.leeway.demo..", "io.leeway.stack..", "org.tribuo..")
                .because("the workbench works on files alone: it starts no server and trains no model")
                .check(Modules.TOOLS);
    }

    @Test
    void shouldKeepToolsFromKnowingServices() {
        noClasses()
                .that()
                .resideInAnyPackage(Modules.TOOL_PACKAGES.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Modules.SERVICE_PACKAGES.toArray(String[]::new))
                .because("tools reach services as everybody does, through HTTP")
                .check(Modules.TOOLS);
    }

    @Test
    void shouldKeepPackagesOfAToolFreeOfCycles() {
        for (String tool : Modules.TOOL_PACKAGES) {
            slices().matching(tool.replace("..", ".(*).."))
                    .should()
                    .beFreeOfCycles()
                    .because("features that need each other are one feature, and can only be read and changed together")
                    .check(Modules.TOOLS);
        }
    }
}
