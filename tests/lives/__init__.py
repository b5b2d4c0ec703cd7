"""Random lives: people move, pause, finish, fall silent and leave, servers stop; after every step a judge looks."""
