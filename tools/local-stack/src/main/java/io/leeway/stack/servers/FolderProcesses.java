package io.leeway.stack.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The processes whose working directory is a folder. */
final class FolderProcesses {

    private static final Path PROCESSES = Path.of("/proc");

    private FolderProcesses() {}

    /** Those of the folder that this user may look at; none where the system does not tell, as only Linux does. */
    static List<ProcessHandle> of(Path folder) {
        if (!Files.isDirectory(PROCESSES) || !Files.isDirectory(folder)) {
            return List.of();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, folder))
                .toList();
    }

    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            return Files.isSameFile(PROCESSES.resolve(Long.toString(process.pid()) + "/cwd"), folder);
        } catch (IOException exception) {
            // It has ended meanwhile, is another user's, or its folder is gone.
            return false;
        }
    }
}
