package io.leeway.workbench;

import java.util.List;

import io.leeway.client.CommandGroup;
import io.leeway.workbench.compare.CompareCommand;
import io.leeway.workbench.compare.FalseAlarmsCommand;
import io.leeway.workbench.imports.ImportConfigCommand;
import io.leeway.workbench.init.InitCommand;
import io.leeway.workbench.injection.SimulateCommand;
import io.leeway.workbench.ranges.RangesCommand;

/** The commands that work on files alone. */
public final class WorkbenchCommands implements CommandGroup {

    @Override
    public List<Class<?>> commands() {
        return List.of(
                InitCommand.class,
                CompareCommand.class,
                FalseAlarmsCommand.class,
                RangesCommand.class,
                SimulateCommand.class,
                ImportConfigCommand.class);
    }
}
