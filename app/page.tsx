export default function Page() {
  return <main>Sparktally</main>;
}
