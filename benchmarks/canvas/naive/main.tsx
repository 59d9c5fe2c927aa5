/**
 * The page that the canvas is compared with: React Flow as its own schema example uses it, a node per
 * table, a handle at both sides of each column, an edge per foreign key, nothing measured ahead and
 * nothing memoised. It shows a diagram when it is told to, so that loading the page is not part of the comparison.
 */
import type { Diagram } from '@ermine/layout';
import {
  type Edge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  type ReactFlowInstance,
  useEdgesState,
  useNodesState,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createRoot } from 'react-dom/client';
import { gridPlaces } from '../grid-places.ts';
import type { NaivePage } from './page.ts';
import './naive.css';

type Table = Diagram['tables'][number];
type TableNode = Node<{ table: Table }, 'table'>;

const counters = { nodeRenders: 0 };
let flow: ReactFlowInstance<TableNode> | undefined;

function TableBox({ data: { table } }: NodeProps<TableNode>) {
  counters.nodeRenders++;
  return (
    <div className="table">
      <div className="header">{table.name}</div>
      {table.rows.map((row) => (
        <div key={row.id} className="row">
          <Handle id={row.id} type="target" position={Position.Left} />
          <span>{row.name}</span>
          <span className="type">{row.type}</span>
          <Handle id={row.id} type="source" position={Position.Right} />
        </div>
      ))}
    </div>
  );
}

const nodeTypes = { table: TableBox };

function NaiveDiagram({ diagram }: { readonly diagram: Diagram }) {
  const [nodes, , onNodesChange] = useNodesState(nodesOf(diagram));
  const [edges] = useEdgesState(edgesOf(diagram));
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onInit={(instance) => {
        flow = instance;
      }}
      minZoom={0.005}
      panOnDrag={[0, 1]}
    />
  );
}

function nodesOf(diagram: Diagram): TableNode[] {
  const places = gridPlaces(diagram);
  return diagram.tables.map((table, i) => ({
    id: table.id,
    type: 'table',
    position: places[i] ?? { x: 0, y: 0 },
    data: { table },
  }));
}

function edgesOf(diagram: Diagram): Edge[] {
  const rows = new Map(diagram.tables.map((table) => [table.id, table.rows]));
  return diagram.edges.map((edge) => ({
    id: edge.id,
    type: 'smoothstep',
    source: edge.source,
    target: edge.target,
    sourceHandle: rows.get(edge.source)?.[edge.sourceRows[0] ?? 0]?.id,
    targetHandle: rows.get(edge.target)?.[edge.targetRows[0] ?? 0]?.id,
  }));
}

const element = document.getElementById('root');
if (!element) throw new Error('the page has no element with id "root"');
const root = createRoot(element);
const response = await fetch('diagram.json');
const diagram = (await response.json()) as Diagram;

const page: NaivePage = {
  open: () => root.render(<NaiveDiagram diagram={diagram} />),
  // React Flow hides its nodes until it has measured them.
  painted: () =>
    document.querySelector<HTMLElement>('.react-flow__node')?.style.visibility === 'visible',
  fit: () => void flow?.fitView({ padding: 0.02, minZoom: 0.005 }),
  centre: (zoom) => {
    const corners = gridPlaces(diagram);
    const x = Math.max(...corners.map((place) => place.x)) / 2;
    const y = Math.max(...corners.map((place) => place.y)) / 2;
    void flow?.setCenter(x, y, { zoom });
  },
  placeOf: (id) => flow?.getNode(id)?.position,
  nodeRenders: () => counters.nodeRenders,
};
window.naive = page;
