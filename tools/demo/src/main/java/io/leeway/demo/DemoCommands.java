package io.leeway.demo;

import java.util.List;

import io.leeway.client.CommandGroup;
import io.leeway.demo.stack.UpCommand;
import io.leeway.demo.training.TrainCommand;

/** The commands that bring a whole Leeway and models to watch; a newcomer begins here. */
public final class DemoCommands implements CommandGroup {

    @Override
    public List<Class<?>> commands() {
        return List.of(DemoCommand.class, UpCommand.class, TrainCommand.class);
    }

    @Override
    public boolean isListedFirst() {
        return true;
    }
}
